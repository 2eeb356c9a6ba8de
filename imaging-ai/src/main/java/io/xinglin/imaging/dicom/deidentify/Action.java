package io.xinglin.imaging.dicom.deidentify;

/**
 * What happens to an attribute (PS3.15 table E.1-1a). Where the table leaves a choice by the type the attribute has in its
 * module, the action that keeps the object valid is taken whatever the type: a dummy before an empty value before none.
 */
enum Action {
    /** A dummy value of the same representation. */
    DUMMY,
    /** An empty value. */
    EMPTY,
    /** Taken out. */
    REMOVE,
    /** Another UID, the same everywhere. */
    REPLACE_UID,
    /** Items stay, each of them cleaned. */
    CLEAN_ITEMS;

    /** The action for a code of table E.1-1. */
    static Action of(String code) {
        return switch (code) {
            case "X" -> REMOVE;
            case "Z", "X/Z" -> EMPTY;
            case "D", "Z/D", "X/D", "X/Z/D" -> DUMMY;
            case "U" -> REPLACE_UID;
            case "X/Z/U*" -> CLEAN_ITEMS;
            default -> throw new IllegalArgumentException("no action code of table E.1-1: " + code);
        };
    }
}
