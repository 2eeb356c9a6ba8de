/** {@code xinglin ecg}: electrocardiograms on the command line. May depend on {@code core} and {@code imaging-ai}. */
package io.xinglin.cli.ecg;
