package io.xinglin.imaging.doors.broken;

import ai.djl.Device;

/** Must fail: DJL outside its adapter. */
record NamesDjl(Device device) {}
