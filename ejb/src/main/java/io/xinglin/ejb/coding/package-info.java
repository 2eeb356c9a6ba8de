/** The code lists and the coder, offered to the other deployments. May depend on core and nlp. */
package io.xinglin.ejb.coding;
