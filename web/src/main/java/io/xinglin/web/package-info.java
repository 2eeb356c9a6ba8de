/** HTTP edge for people and for DICOMweb. Calls use cases of {@code core} through {@code PortRegistry}; holds no rules. */
package io.xinglin.web;
