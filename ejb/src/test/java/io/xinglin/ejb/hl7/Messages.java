package io.xinglin.ejb.hl7;

/** Synthetic messages; a field that matters to a test is a parameter. */
final class Messages {
    static final String PID = "PID|1||P100^^^HIS^MR||王^小明^^^^^^I||19800229|M\r";

    private Messages() {}

    static String header(String type, String controlId, String charset) {
        return "MSH|^~\\&|HIS|总院|XINGLIN|HOSPITAL|20260102030405||" + type + "|" + controlId + "|P|2.5.1|||||CHN|"
                + charset + "\r";
    }

    static String admission(String controlId, String charset) {
        return header("ADT^A01^ADT_A01", controlId, charset) + "EVN|A01|20260102030405\r" + PID
                + "PV1|1|I|神经内科^^12|||||||||||||||||V77\r";
    }

    static String order(String controlId, String control, String accession) {
        return header("ORM^O01^ORM_O01", controlId, "UNICODE UTF-8") + PID + "PV1|1|E|||||||||||||||||V77\r"
                + "ORC|" + control + "|PL1^HIS|FL1^RIS||SC||^^^20260102^^S||20260102030405|||D01^张^医生\r"
                + "OBR|1|PL1^HIS|FL1^RIS|CT001^头颅CT平扫^L|||20260102030405||||||突发头痛\\T\\呕吐||^^^HEAD^头|||" + accession
                + "||||||CT|||1^^^^^S||||出血^颅内出血？\r";
    }

    static String imagingOrder(String controlId) {
        return header("OMI^O23^OMI_O23", controlId, "UNICODE UTF-8") + PID + "PV1|1|I|||||||||||||||||V77\r"
                + "ORC|NW|PL2^HIS|||||||20260102030405\r"
                + "TQ1|1||||||||S\r"
                + "OBR|1|PL2^HIS||24725-4^CT Head^LN^CT001^头颅CT平扫^L\r"
                + "IPC|A2|RP1|1.2.3|SPS1|CT\r"
                + "ORC|NW|PL3^HIS|||||||20260102030405\r"
                + "OBR|1|PL3^HIS||24558-9^US Abdomen^LN\r"
                + "IPC|A3|RP2|1.2.4|SPS2|US\r";
    }

    static String note(String controlId) {
        return header("MDM^T02^MDM_T02", controlId, "UNICODE UTF-8") + "EVN|T02|20260102030405\r" + PID
                + "PV1|1|I|||||||||||||||||V77\r"
                + "TXA|1|ADM^入院记录|TX|20260102030405||||||||DOC1^EMR\r"
                + "OBX|1|TX|||主诉：发热17小时\\.br\\现病史：体温39.6℃\r"
                + "OBX|2|TX|||BP 120\\S\\80~无咳嗽\r";
    }

    static String merge(String controlId) {
        return header("ADT^A40^ADT_A39", controlId, "UNICODE UTF-8") + "EVN|A40|20260102030405\r" + PID
                + "MRG|P99^^^HIS^MR\r";
    }
}
