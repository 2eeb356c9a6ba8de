"""polyp: where a polyp is on a frame of a colonoscopy (Kvasir-SEG).

python training/polyp/train.py --data DIR --out models/polyp/1.1.0 --folds 5 --network FILE

FILE is the image.onnx of 1.0.0, trained by the same command without --folds and --network.

WORK/labels.csv names frames and masks; `xinglin model verify polyp --data WORK/labels.csv` measures by it.
"""
import os
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import packaging  # noqa: E402
import pictures  # noqa: E402
import pixels  # noqa: E402
import study  # noqa: E402
from mobilenet import MobileNet  # noqa: E402
from rounds import Rounds  # noqa: E402

VERSION = "1.1.0"
SIZE, FINE, CUT = 192, 48, 6        # side of the frame and of the mask; blocks that stay as ImageNet left them
VIEWS, EPOCHS, BATCH, RATE, SAME = 4, 14, 16, 1e-3, 0.97
VARY = pictures.Variation(flips=(True, True), turn=3.14, scale=(0.75, 1.1), shift=0.15, gamma=0.25, gain=0.2, tint=0.1)


class Net(nn.Module):
    """Frame [N,3,192,192] -> logits of the mask [N,1,48,48]: what 16 blocks saw at strides 32, 16, 8 and 4 added up."""

    def __init__(self, width=64):
        super().__init__()
        self.backbone = MobileNet(16)
        self.lateral = nn.ModuleList(nn.Conv2d(c, width, 1) for c in (24, 32, 96, 160))
        self.smooth = nn.ModuleList(nn.Sequential(nn.Conv2d(width, width, 3, padding=1, groups=width), nn.ReLU(),
                                                  nn.Conv2d(width, width, 1), nn.ReLU()) for _ in range(4))
        self.mask = nn.Conv2d(width, 1, 1)

    def lower(self, image):
        """What the frozen blocks give, at strides 4 and 8."""
        x = self.backbone.stem(image * 2 - 1)
        for block in self.backbone.blocks[:3]:
            x = block(x)
        low = x
        for block in self.backbone.blocks[3:CUT]:
            x = block(x)
        return low, x

    def upper(self, fine, low):
        seen = [fine, low]
        for at, until in ((CUT, 13), (13, 16)):
            x = seen[-1]
            for block in self.backbone.blocks[at:until]:
                x = block(x)
            seen.append(x)
        x = None
        for level in (3, 2, 1, 0):
            own = self.lateral[level](seen[level])
            x = own if x is None else own + F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
            x = x + self.smooth[level](F.dropout2d(x, 0.1, self.training))
        return self.mask(x)

    def forward(self, image):
        return self.upper(*self.lower(image))


class Lower(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, image):
        return self.net.lower(image)


def frozen(net, work):
    path = os.path.join(work, "lower.onnx")
    names = ["image", "fine", "low"]
    torch.onnx.export(Lower(net).eval(), torch.rand(2, 3, SIZE, SIZE), path, opset_version=16, input_names=names[:1],
                      output_names=names[1:], dynamic_axes={n: {0: "N"} for n in names})
    return packaging.session(path)


def views(net, images, masks, work):
    """For each view what the frozen blocks give of every frame, and its mask at the fine grid."""
    session, done = None, []
    for view in range(VIEWS):
        kept = [os.path.join(work, f"{name}{view}.npy") for name in ("fine", "low", "mask")]
        if not all(os.path.exists(k) for k in kept):
            session, rng, parts = session or frozen(net, work), np.random.RandomState(100 + view), []
            for at in range(0, len(images), 16):
                both = torch.from_numpy(np.concatenate([images[at:at + 16], masks[at:at + 16]], 1)).float() / 255
                both = both if view == 0 else torch.flip(both, [3]) if view == 1 else VARY.place(both, rng, SIZE)
                x = both[:, :3] if view < 2 else VARY.tone(both[:, :3], rng)
                fine, low = session.run(None, {"image": x.numpy()})
                parts.append((fine.astype(np.float16), low.astype(np.float16),
                              F.adaptive_avg_pool2d(both[:, 3:], FINE).numpy().astype(np.float16)))
            for path, part in zip(kept, zip(*parts)):
                np.save(path, np.concatenate(part))
            print(f"view {view + 1} of {VIEWS}", flush=True)
        done.append([np.load(k, mmap_mode="r") for k in kept])
    return done


def loss(logits, mask):
    """Cross entropy and one minus the soft Dice of each frame."""
    p = torch.sigmoid(logits)
    over = 2 * (p * mask).sum((1, 2, 3)) + 1
    dice = over / (p.sum((1, 2, 3)) + mask.sum((1, 2, 3)) + 1)
    return F.binary_cross_entropy_with_logits(logits, mask) + (1 - dice).mean()


def train(net, seen, use, seed, kept, told):
    new = [*net.lateral.parameters(), *net.smooth.parameters(), *net.mask.parameters()]
    optimiser = torch.optim.AdamW([dict(params=net.backbone.blocks[CUT:].parameters(), lr=RATE / 2), dict(params=new, lr=2 * RATE)],
                                  weight_decay=0.02)
    indices = np.flatnonzero(use)
    steps = EPOCHS * (len(indices) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, [RATE / 2, 2 * RATE], total_steps=steps, pct_start=0.2)
    for epoch, rng in Rounds(kept, net, optimiser, plan, EPOCHS, seed):
        net.train()
        order, sum_of = rng.permutation(indices), 0.0
        for at in range(0, len(order) - BATCH + 1, BATCH):
            picks = list(zip(rng.randint(VIEWS, size=BATCH), np.sort(order[at:at + BATCH])))
            fine, low, mask = (torch.from_numpy(np.stack([seen[v][part][i] for v, i in picks])).float() for part in range(3))
            wrong = loss(net.upper(fine, low), mask)
            optimiser.zero_grad()
            wrong.backward()
            optimiser.step()
            plan.step()
            sum_of += float(wrong)
        print(f"  loss {sum_of / (len(order) // BATCH):.4f}", flush=True)
        if (epoch + 1) % 6 == 0:
            told(epoch + 1, net.eval())
    return net.eval()


def answers(net, seen, which):
    """Mean of a frame's and its mirror image's logits, as the shipped network gives."""
    out = []
    with torch.no_grad():
        for at in range(0, len(which), 16):
            pick = which[at:at + 16]
            both = [net.upper(*(torch.from_numpy(np.asarray(part[pick])).float() for part in view[:2])) for view in seen[:2]]
            out.append(((both[0] + torch.flip(both[1], [3])) / 2).numpy())
    return np.concatenate(out)


def dices(logits, masks):
    """Dice of each frame at the side of the frame, as the product grows masks: linear between pixel centres."""
    out = []
    for logit, mask in zip(logits, masks):
        said, true = pixels.resize(logit, mask.shape[-1]) >= 0, mask >= 0.5
        out.append(2 * (said & true).sum() / max(1, said.sum() + true.sum()))
    return np.array(out)


def read(args):
    files = sorted(f[:-4] for f in os.listdir(os.path.join(args.data, "images")) if f.endswith(".jpg"))
    images = pictures.load(os.path.join(args.data, "images"), [f + ".jpg" for f in files], SIZE, 3,
                           os.path.join(args.work, "images.npy"))
    masks = pictures.load(os.path.join(args.data, "masks"), [f + ".png" for f in files], SIZE, 1,
                          os.path.join(args.work, "masks.npy"))
    where = os.path.abspath(args.data)
    with open(os.path.join(args.work, "labels.csv"), "w", encoding="utf-8") as table:
        table.write("file,mask,name,polyp\n")
        for f in files:
            table.write(f"{where}/images/{f}.jpg,{where}/masks/{f}.png,{f},1\n")
    return files, images, masks


def main():
    import package
    args = study.arguments(__doc__, "polyp", VERSION)
    begin = time.time()
    files, images, masks = read(args)
    folds, alike = np.array([pixels.fold(f) for f in files]), pictures.twins(images, SAME)
    seen = views(network(args, 1), images, masks, args.work)
    print(f"{VIEWS} views, {(alike.sum(1) > 1).sum()} frames have a near twin, {time.time() - begin:.0f} s", flush=True)
    found, shipped = np.full(len(files), np.nan), None
    for k in range(args.folds):
        held = folds == k
        if args.network and k == study.SHIPPED:
            found[held] = dices(package.masks_of(args.network, args, [files[i] for i in np.flatnonzero(held)])[:, 0],
                                masks[held][:, 0] / 255)
            continue
        use, which, net = ~held & ~alike[held].any(0), np.flatnonzero(held), network(args, 10 + k)

        def told(epoch, now):
            dice = dices(answers(now, seen, which)[:, 0], masks[held][:, 0] / 255)
            print(f"polyp fold {k} epoch {epoch}: Dice {dice.mean():.4f}, {time.time() - begin:.0f} s", flush=True)
            return dice
        train(net, seen, use, 10 + k, os.path.join(args.work, f"fold{k}.pt"), told)
        found[held] = told(EPOCHS, net)
        shipped = net if k == study.SHIPPED else shipped
    package.write(args, shipped, files, masks, folds, found, int((alike.sum(1) > 1).sum()))


def network(args, seed):
    torch.manual_seed(seed)
    net = Net()
    net.backbone.load(args.backbone)
    return net


if __name__ == "__main__":
    main()
