package io.xinglin.ejb.archive;

/** Why a study has no order; the words a person reads in the list. */
public enum UnmatchedReason {
    NONE(""),
    NO_ORDER("没有对应的申请单 (no order)"),
    SEVERAL_ORDERS("该患者有多个可能的申请单 (several orders fit)"),
    ORDER_CANCELLED("申请单已取消 (order was cancelled)"),
    NO_PATIENT("影像中没有患者编号 (images carry no patient id)"),
    /** Whose images these are is in doubt: nothing leaves for EMR and engines until a person decides. */
    PATIENT_MISMATCH("申请单与影像的患者不一致 (order and images name different patients)");

    private final String words;

    UnmatchedReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
