/** {@code xinglin phantom}: images the product makes itself, for tests and training. May depend on imaging-ai and core. */
package io.xinglin.cli.phantom;
