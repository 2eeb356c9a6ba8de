package io.xinglin.imaging.doors.broken;

import org.aoju.bus.image.galaxy.data.Attributes;

/** Must fail: the DICOM library outside its adapter. */
record NamesDicomLibrary(Attributes attributes) {}
