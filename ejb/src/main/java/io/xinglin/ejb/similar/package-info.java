/** Pictures of the archive that look alike, and how they come into the indexes. May depend on archive, queue, persistence and core. */
package io.xinglin.ejb.similar;
