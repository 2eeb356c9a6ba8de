package io.xinglin.imaging.slide;

import io.xinglin.core.study.DicomUid;

/**
 * A tile as it is stored.
 *
 * @param frame 1-based
 * @param left column of the level's total pixel matrix, from 0
 * @param top row of it, from 0
 * @param width of the stored frame, which may reach beyond the matrix
 * @param height of the stored frame
 */
public record SlideFrame(
        DicomUid sopClassUid, DicomUid sopInstanceUid, int frame, int left, int top, int width, int height) {}
