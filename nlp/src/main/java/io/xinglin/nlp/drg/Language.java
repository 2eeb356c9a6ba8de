package io.xinglin.nlp.drg;

/** The language of paths and warnings; names of codes and groups are Chinese in both. */
public enum Language {
    ZH,
    EN
}
