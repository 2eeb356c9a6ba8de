/**
 * The grouper for diagnosis related groups. A rule set is a folder of tables ({@code rulesets/README.md}); nothing of a
 * scheme is in the code. Plain Java without libraries; may depend on {@code core} and {@code nlp.coding} only.
 */
package io.xinglin.nlp.drg;
