/** Backing beans of the Jakarta Faces pages. Each holds what one page shows and calls one use case. */
package io.xinglin.web.pages;
