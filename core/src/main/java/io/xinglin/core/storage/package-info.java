/** Ports around the disk the product lives on. Depends on the JDK and {@code problem} alone. */
package io.xinglin.core.storage;
