package io.xinglin.ejb.workitem;

/** The attributes of a unified procedure step the product reads or writes, by their keyword (PS3.6). */
final class Tags {
    static final String AFFECTED_SOP_CLASS_UID = "00000002";
    static final String AFFECTED_SOP_INSTANCE_UID = "00001000";
    static final String EVENT_TYPE_ID = "00001002";
    static final String SOP_CLASS_UID = "00080016";
    static final String SOP_INSTANCE_UID = "00080018";
    static final String ACCESSION_NUMBER = "00080050";
    static final String CODE_VALUE = "00080100";
    static final String CODING_SCHEME_DESIGNATOR = "00080102";
    static final String CODE_MEANING = "00080104";
    static final String LONG_CODE_VALUE = "00080119";
    static final String REFERENCED_SOP_CLASS_UID = "00081150";
    static final String REFERENCED_SOP_INSTANCE_UID = "00081155";
    static final String RETRIEVE_URL = "00081190";
    static final String TRANSACTION_UID = "00081195";
    static final String REFERENCED_SOP_SEQUENCE = "00081199";
    static final String PATIENT_NAME = "00100010";
    static final String PATIENT_ID = "00100020";
    static final String ISSUER_OF_PATIENT_ID = "00100021";
    static final String PATIENT_BIRTH_DATE = "00100030";
    static final String PATIENT_SEX = "00100040";
    static final String STUDY_INSTANCE_UID = "0020000D";
    static final String SERIES_INSTANCE_UID = "0020000E";
    static final String SCHEDULED_START = "00404005";
    static final String MODIFIED = "00404010";
    static final String SCHEDULED_WORKITEM_CODE = "00404018";
    static final String PERFORMED_WORKITEM_CODE = "00404019";
    static final String HUMAN_PERFORMER_CODE = "00404009";
    static final String INPUT_INFORMATION = "00404021";
    static final String SCHEDULED_STATION_NAME = "00404025";
    static final String PERFORMED_STATION_NAME = "00404028";
    static final String OUTPUT_INFORMATION = "00404033";
    static final String SCHEDULED_HUMAN_PERFORMERS = "00404034";
    static final String HUMAN_PERFORMERS_ORGANIZATION = "00404036";
    static final String INPUT_READINESS = "00404041";
    static final String PERFORMED_START = "00404050";
    static final String PERFORMED_END = "00404051";
    static final String CANCELLATION_TIME = "00404052";
    static final String REFERENCED_REQUEST = "0040A370";
    static final String TYPE_OF_INSTANCES = "0040E020";
    static final String WADO_RS_RETRIEVAL = "0040E025";
    static final String STATE = "00741000";
    static final String PROGRESS_INFORMATION = "00741002";
    static final String PROGRESS = "00741004";
    static final String PROGRESS_DESCRIPTION = "00741006";
    static final String CONTACT_URI = "0074100A";
    static final String CONTACT_DISPLAY_NAME = "0074100C";
    static final String DISCONTINUATION_REASON = "0074100E";
    static final String PRIORITY = "00741200";
    static final String WORKLIST_LABEL = "00741202";
    static final String LABEL = "00741204";
    static final String PERFORMED_PROCEDURE = "00741216";
    static final String REPLACED_STEP = "00741224";
    static final String REQUESTING_AE = "00741236";
    static final String REASON_FOR_CANCELLATION = "00741238";
    static final String SCP_STATUS = "00741242";
    static final String SUBSCRIPTION_LIST_STATUS = "00741244";
    static final String UPS_LIST_STATUS = "00741246";

    private Tags() {}
}
