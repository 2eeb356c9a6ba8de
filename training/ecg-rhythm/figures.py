"""The figures of the card, as `xinglin model verify` prints them again."""
import numpy as np

STUDENT = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306}
FEW = 10    # records with fewer premature beats have no F1 worth averaging


def f1(hits, wrong, missed):
    return 2 * hits / (2 * hits + wrong + missed)


def mean(values):
    """Mean of shares and Student's 95 % interval."""
    values = np.array(values, float)
    half = STUDENT[len(values) - 1] * values.std(ddof=1) / np.sqrt(len(values))
    return dict(mean=values.mean(), interval95=[max(0, values.mean() - half), min(1, values.mean() + half)])


def counts(truth, said):
    return np.array([(truth & said).sum(), (~truth & said).sum(), (truth & ~said).sum()])


def rhythm(truth, fold, probability, thresholds, keys):
    """F1 of each class among all, and of atrial fibrillation against normal rhythm, fold by fold."""
    most = probability.argmax(1)
    result = {key: dict(f1=f1(*counts(truth == k, most == k))) for k, key in enumerate(keys)}
    af, normal = keys.index("af"), keys.index("normal")
    use = (truth == af) | (truth == normal)
    each = [counts(truth[use & (fold == k)] == af, probability[use & (fold == k), af] >= thresholds["af"])
            for k in sorted(set(fold))]
    hits, wrong, missed = sum(each)
    result["afAgainstNormal"] = dict(
        records=int(use.sum()), af=int(hits + missed), f1=f1(hits, wrong, missed), sensitivity=hits / (hits + missed),
        precision=hits / (hits + wrong), byFold=[f1(*c) for c in each], **mean([f1(*c) for c in each]))
    return result


def peaks(beats):
    """R peaks within 150 ms."""
    each = []
    for record in beats.records:
        truth = beats.truth[beats.record == record]
        each.append(((truth >= 0).sum(), (truth < 0).sum(), beats.missed[record]))
    hits, wrong, missed = np.array(each).sum(0)
    return dict(annotated=int(hits + missed), sensitivity=hits / (hits + missed), precision=hits / (hits + wrong),
                sensitivityByRecord=mean([h / (h + m) for h, w, m in each]),
                precisionByRecord=mean([h / (h + w) for h, w, m in each]))


def premature(beats, probability, threshold):
    each = {}
    for record in beats.records:
        own = beats.record == record
        each[record] = counts(beats.truth[own] == 1, probability[own] >= threshold) \
            + np.array([0, 0, beats.missed_pvc[record]])
    hits, wrong, missed = sum(each.values())
    many = [f1(*c) for c in each.values() if c[0] + c[2] >= FEW]
    return dict(annotated=int(hits + missed), f1=f1(hits, wrong, missed), sensitivity=hits / (hits + missed),
                precision=hits / (hits + wrong), byRecord={r: [int(v) for v in c] for r, c in each.items()}, **mean(many))
