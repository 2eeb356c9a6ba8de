/** DICOMweb (PS3.18): QIDO-RS, WADO-RS and STOW-RS over the archive. May depend on core and the problem mapper. */
package io.xinglin.web.dicomweb;
