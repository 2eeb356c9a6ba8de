"""Lesions covered against marks on films without one, as `xinglin model verify` counts them."""
import numpy as np


def covers(box, circle):
    """A mark covers a lesion when its box holds the lesion's centre, or its own centre lies in the lesion's circle. In pixels."""
    left, top, right, bottom = box
    x, y, radius = circle
    if left <= x < right and top <= y < bottom:
        return True
    return ((left + right) / 2 - x) ** 2 + ((top + bottom) / 2 - y) ** 2 <= radius ** 2


def suppressed(boxes, probabilities, overlap):
    """Indices that stay, most probable first: of two boxes that overlap by more the less probable is left out."""
    kept = []
    for i in np.argsort(-probabilities, kind="stable"):
        if all(union(boxes[i], boxes[k]) <= overlap for k in kept):
            kept.append(i)
    return kept


def union(a, b):
    width = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    both = width * height
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both + 1e-12)


def scores(boxes, probabilities, films, overlap=0.3):
    """-> for each lesion the probability of the best mark that covers it (0 where none does); of all marks on normal films theirs;
    the number of normal films. ``boxes`` [n,K,4] in pixels."""
    found, wrong, normal = [], [], 0
    for box, p, film in zip(boxes, probabilities, films):
        kept = suppressed(box, p, overlap)
        for circle in film.circles:
            found.append(max([p[i] for i in kept if covers(box[i], circle)], default=0.0))
        if not film.abnormal:
            normal += 1
            wrong += [p[i] for i in kept]
    return np.array(found), np.array(wrong), normal


def bound(wrong, normal, marks):
    """The least probability at which normal films have at most so many marks each, on average."""
    most = int(np.floor(marks * normal))
    order = np.sort(wrong)[::-1]
    return 0.0 if len(order) <= most else float(np.nextafter(order[most], 1))


def coverage(found, wrong, normal, marks):
    return float((found >= bound(wrong, normal, marks)).mean())
