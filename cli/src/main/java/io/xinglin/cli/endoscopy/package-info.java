/** {@code xinglin endoscopy}: a model on a stream of pictures. */
package io.xinglin.cli.endoscopy;
