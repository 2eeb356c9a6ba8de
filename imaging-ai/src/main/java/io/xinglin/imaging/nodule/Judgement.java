package io.xinglin.imaging.nodule;

/**
 * What the network says of one candidate.
 *
 * @param logit of being a nodule, not calibrated
 * @param diameter mm, as the network guesses it; guides the outline, is not reported
 */
record Judgement(double logit, double diameter, NoduleType type) {}
