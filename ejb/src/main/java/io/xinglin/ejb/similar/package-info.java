/** Pictures of the archive that look alike. May depend on archive and core. */
package io.xinglin.ejb.similar;
