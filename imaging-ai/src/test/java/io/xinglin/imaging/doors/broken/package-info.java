/** Examples that must fail: they name libraries outside their adapter packages. */
package io.xinglin.imaging.doors.broken;
