/**
 * DICOMweb (PS3.18): QIDO-RS, WADO-RS and STOW-RS over the archive, UPS-RS with its event channels over the worklist. May depend on
 * core and the problem mapper.
 */
package io.xinglin.web.dicomweb;
