package io.xinglin.core.note;

/** The annotation guideline mentions follow. */
public enum Scheme {
    XINGLIN,
    CCKS2017,
    CCKS2019
}
