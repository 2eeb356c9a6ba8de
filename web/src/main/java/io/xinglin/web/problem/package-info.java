/** The one mapper from Problem to HTTP. */
package io.xinglin.web.problem;
