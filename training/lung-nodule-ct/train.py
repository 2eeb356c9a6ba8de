"""lung-nodule-ct: nodules of the lung in a chest CT. Two networks: places.onnx tells nodules among the places the search finds and is
trained on made chests; crop.onnx outlines a nodule in small pictures and says how suspicious it looks, trained on LIDC-IDRI crops.

xinglin lung candidates --seeds 1201..1216 --nodules 30 --others 260 --out WORK/made
xinglin lung candidates --seeds 1101..1106 --nodules 30 --others 260 --textures DIR --out WORK/real
xinglin lung candidates --seeds 9001..9003 --others 500 --out WORK/tune
python training/lung-nodule-ct/train.py --data DIR --places WORK/made,WORK/real --tune WORK/tune --out models/lung-nodule-ct/1.3.0
xinglin lung measure models/lung-nodule-ct/1.3.0/places.onnx --seeds 9001..9003 --calibration A B     the threshold: one false mark a scan or less
xinglin lung measure models/lung-nodule-ct/1.3.0/places.onnx --seeds 9201..9210 --calibration A B --threshold T > WORK/measured
the same with --textures DIR > WORK/textured
and the training once more with --detection WORK/measured --textured WORK/textured, which trains nothing again.

With --take FOLDER the network of detection and its figures are those of an earlier version and only the crops are trained; 1.3.0 was
made so from 1.2.0, which the project's history has:
python training/lung-nodule-ct/train.py --data DIR --take FOLDER --out models/lung-nodule-ct/1.3.0
"""
import argparse
import os
import sys


HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "common"))
import outlines  # noqa: E402
import package  # noqa: E402
import places  # noqa: E402
import pretrained  # noqa: E402
from rounds import threads  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="the folder lung-nodule")
    parser.add_argument("--take", default="", help="an earlier version whose network of detection is taken over; then no --places and --tune")
    parser.add_argument("--places", default="", help="folders of `xinglin lung candidates`, with commas between")
    parser.add_argument("--tune", default="", help="the same of other seeds, for the calibration")
    parser.add_argument("--seeds", default="1201..1216, 1101..1106", help="of --places, for the card")
    parser.add_argument("--detection", default="", help="what `xinglin lung measure` printed of places.onnx; the card needs it")
    parser.add_argument("--textured", default="", help="the same of chests with textures of fold 0")
    parser.add_argument("--textured-seeds", default="9201..9204")
    parser.add_argument("--remarks", default=os.path.join(HERE, "remarks.json"), help="what the card says of folds, errors and what was tried")
    parser.add_argument("--out", default=f"models/lung-nodule-ct/{package.VERSION}")
    parser.add_argument("--work", default=".work/lung-nodule-ct")
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    os.makedirs(args.out, exist_ok=True)
    threads()
    crops_data = outlines.Set(args.data, args.work)
    crop = pretrained.train(crops_data, args.data, args.work, 0, lambda epoch, net: print(f"crops epoch {epoch}", flush=True))
    if args.take:
        package.write(args, crops_data, package.taken(args, crops_data, crop))
        return
    tune = places.read(args.tune.split(","))
    place = places.train(places.read(args.places.split(",")), os.path.join(args.work, "places.pt"),
                         lambda epoch, net: print(f"places epoch {epoch}: {places.said(net, tune)}", flush=True))
    package.write(args, crops_data, package.made(args, crops_data, crop, place, tune))


if __name__ == "__main__":
    main()
