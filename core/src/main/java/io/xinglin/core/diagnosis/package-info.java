/** Aided diagnosis: what is answered to a record, and the port that answers. It supports a physician and decides nothing. */
package io.xinglin.core.diagnosis;
