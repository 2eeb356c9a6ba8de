/** Feedback on the cards of CDS Hooks: kept and counted; and the settings of the interface, offered to the war that serves it. */
package io.xinglin.ejb.cds;
