"""The networks of ecg-rhythm; what they are measured to have seen is inside them, so that the product hands over raw features."""
import torch
import torch.nn as nn
import torch.nn.functional as F

CLASSES = 4


class Scaled(nn.Module):
    """Features by mean and deviation of the training part."""

    def __init__(self, x):
        super().__init__()
        self.register_buffer("mean", x.mean(0))
        self.register_buffer("deviation", x.std(0, unbiased=False) + 1e-3)

    def forward(self, x):
        return (x - self.mean) / self.deviation


class Linear(nn.Module):
    """Features [N,F] -> logits [N,4]."""

    def __init__(self, x):
        super().__init__()
        self.body = nn.Sequential(Scaled(x), nn.Linear(x.shape[1], CLASSES))

    def forward(self, features):
        return self.body(features)


class Convolutions(nn.Module):
    """Samples [N,1,T] -> logits [N,4]."""

    def __init__(self, width=16):
        super().__init__()

        def step(i, o, kernel, stride):
            return nn.Sequential(nn.Conv1d(i, o, kernel, stride, kernel // 2, bias=False), nn.BatchNorm1d(o), nn.ReLU())
        self.body = nn.Sequential(
            step(1, width, 15, 4), step(width, width, 9, 2), step(width, 2 * width, 9, 2),
            step(2 * width, 2 * width, 7, 2), step(2 * width, 2 * width, 7, 2))
        self.head = nn.Linear(4 * width, CLASSES)

    def forward(self, signal):
        maps = self.body(signal)
        return self.head(F.dropout(torch.cat([maps.mean(2), maps.amax(2)], 1), 0.3, self.training))


class Rhythm(nn.Module):
    """What the intervals say, and half as loud what the samples say."""

    def __init__(self, by_features, by_samples):
        super().__init__()
        self.by_features, self.by_samples = by_features, by_samples

    def forward(self, signal, features):
        return self.by_features(features) + 0.5 * self.by_samples(signal)


class Beat(nn.Module):
    """Features [N,B] -> logit [N,1] of a premature ventricular beat.

    A beat that looks like the template is none, whatever the intervals beside it: without this rule the last beat before a
    pause was called premature for its long interval. Of the annotated premature beats one of 1,139 looks so.
    """

    CORRELATION, DIFFERENCE = 5, 9      # columns of io.xinglin.imaging.waveform.BeatFeatures.NAMES
    NONE = -6.0

    def __init__(self, x):
        super().__init__()
        self.body = nn.Sequential(Scaled(x), nn.Linear(x.shape[1], 8), nn.Tanh(), nn.Linear(8, 1))

    def forward(self, features):
        logit = self.body(features)
        if self.training:
            return logit
        alike = (features[:, self.CORRELATION] > 0.95) & (features[:, self.DIFFERENCE] < 0.4)
        return torch.where(alike[:, None], torch.full_like(logit, self.NONE), logit)


class Folds(nn.Module):
    """Several networks in one file: their mean, and each of them."""

    def __init__(self, networks):
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, *inputs):
        each = torch.stack([network(*inputs) for network in self.networks], 1)
        return each.mean(1), each
