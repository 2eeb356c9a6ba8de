"""Training in rounds that can be broken off: after each epoch everything is kept, and the next start goes on from there."""
import os

import numpy as np
import torch


class Rounds:
    """Epochs of one network and of whatever ``more`` has a state. Each has random numbers of its own, so that a start in the middle changes nothing."""

    def __init__(self, path, net, optimiser, plan, epochs, seed, **more):
        self.path, self.epochs, self.seed = path, epochs, seed
        self.parts, self.done = dict(net=net, optimiser=optimiser, plan=plan, **more), 0
        if os.path.exists(path):
            kept = torch.load(path)
            for name, part in self.parts.items():
                part.load_state_dict(kept[name])
            self.done = kept["epoch"]

    def __iter__(self):
        """The numbers of the epochs to do, each with its random numbers."""
        for epoch in range(self.done, self.epochs):
            torch.manual_seed(self.seed * 1000 + epoch)
            yield epoch, np.random.RandomState(self.seed * 1000 + epoch)
            kept = {name: part.state_dict() for name, part in self.parts.items()}
            torch.save(dict(kept, epoch=epoch + 1), self.path + ".new")
            os.replace(self.path + ".new", self.path)
            print(f"{os.path.basename(self.path)}: epoch {epoch + 1} of {self.epochs}", flush=True)


def threads():
    """As many as OMP_NUM_THREADS says, else all: one is faster than two that wait for each other on a busy machine."""
    count = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count()))
    torch.set_num_threads(count)
    return count
