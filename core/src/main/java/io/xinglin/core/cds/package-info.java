/** What comes back of the cards of CDS Hooks. Depends on the JDK alone. */
package io.xinglin.core.cds;
