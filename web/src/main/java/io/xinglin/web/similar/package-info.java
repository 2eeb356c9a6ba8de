/** Similar pictures for systems. May depend on {@code dicomweb} for the login of systems, and on {@code problem}. */
package io.xinglin.web.similar;
