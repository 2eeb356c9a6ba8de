/**
 * The case file: a discharge record read into the codes of its front page (病案首页), each with the sentence it rests on and
 * the rule that put it in its place; and the desk at which a coder confirms or changes them. Depends on {@code core.drg},
 * {@code core.note} and {@code core.terminology}.
 */
package io.xinglin.core.casefile;
