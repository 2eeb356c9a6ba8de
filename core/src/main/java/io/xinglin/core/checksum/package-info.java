/**
 * Checksums.
 */
package io.xinglin.core.checksum;
