package io.xinglin.imaging.dicom;

import io.xinglin.imaging.dicom.file.Part10Writer;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.waveform.AnnotatedEcg.Step;
import io.xinglin.imaging.waveform.EcgSignal;
import io.xinglin.imaging.waveform.LeadNames;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * Writes General ECG Waveform Storage objects (PS3.3 A.34.4) in explicit little endian: one multiplex group of 16-bit signed
 * samples. A sample that is missing becomes the padding value. Stateless.
 */
public final class EcgObjectWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);
    private static final String UNKNOWN = "UNKNOWN";
    /** Of Waveform Padding Value (5400,100A). */
    private static final int MISSING = Short.MIN_VALUE;

    /** Writes {@code object} to {@code file}, replacing it. */
    public void write(EcgObject object, Path file) {
        var data = new Attributes();
        data.setSpecificCharacterSet("ISO_IR 192");
        identity(data, object);
        times(data, object);
        data.setString(Tag.Modality, VR.CS, "ECG");
        data.setString(Tag.Manufacturer, VR.LO, known(object.device().manufacturer()));
        data.setString(Tag.ManufacturerModelName, VR.LO, known(object.device().model()));
        data.setString(Tag.DeviceSerialNumber, VR.LO, known(object.device().serial()));
        data.setString(Tag.SoftwareVersions, VR.LO, known(object.device().software()));
        data.setString(Tag.StudyDescription, VR.LO, "心电图 ECG");
        data.setString(Tag.SeriesNumber, VR.IS, "1");
        data.setString(Tag.InstanceNumber, VR.IS, "1");
        data.setNull(Tag.AcquisitionContextSequence, VR.SQ);
        data.newSequence(Tag.WaveformSequence, 1).add(group(object.signal(), object.steps()));
        Part10Writer.write(data, file);
    }

    private static String known(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    private static void identity(Attributes data, EcgObject object) {
        data.setString(Tag.SOPClassUID, VR.UI, StorageClass.ECG_GENERAL.uid());
        data.setString(Tag.SOPInstanceUID, VR.UI, object.sopInstanceUid().value());
        data.setString(Tag.StudyInstanceUID, VR.UI, object.studyUid().value());
        data.setString(Tag.SeriesInstanceUID, VR.UI, object.seriesUid().value());
        data.setString(Tag.PatientID, VR.LO, object.patientId());
        if (!object.issuer().isEmpty()) {
            data.setString(Tag.IssuerOfPatientID, VR.LO, object.issuer());
        }
        data.setString(Tag.PatientName, VR.PN, object.patientName());
        data.setString(Tag.PatientBirthDate, VR.DA, object.birthDate());
        data.setString(Tag.PatientSex, VR.CS, object.sex());
        data.setString(Tag.AccessionNumber, VR.SH, object.accessionNumber());
        data.setString(Tag.StudyID, VR.SH, "1");
        data.setNull(Tag.ReferringPhysicianName, VR.PN);
    }

    private static void times(Attributes data, EcgObject object) {
        var at = object.acquiredAt();
        for (var tag : new int[] {Tag.StudyDate, Tag.SeriesDate, Tag.ContentDate}) {
            data.setString(tag, VR.DA, at.format(DATE));
        }
        for (var tag : new int[] {Tag.StudyTime, Tag.SeriesTime, Tag.ContentTime}) {
            data.setString(tag, VR.TM, at.format(TIME));
        }
        data.setString(Tag.AcquisitionDateTime, VR.DT, at.format(DATE) + at.format(TIME));
    }

    private static Attributes group(EcgSignal signal, List<Step> wanted) {
        var leads = signal.leads();
        var samples = leads.get(0).microvolts().length;
        List<Step> steps = new ArrayList<>();
        for (var c = 0; c < leads.size(); c++) {
            steps.add(fitting(leads.get(c), wanted.get(c)));
        }
        var group = new Attributes();
        group.setString(Tag.WaveformOriginality, VR.CS, "ORIGINAL");
        group.setInt(Tag.NumberOfWaveformChannels, VR.US, leads.size());
        group.setInt(Tag.NumberOfWaveformSamples, VR.UL, samples);
        group.setDouble(Tag.SamplingFrequency, VR.DS, signal.hertz());
        var channels = group.newSequence(Tag.ChannelDefinitionSequence, leads.size());
        for (var c = 0; c < leads.size(); c++) {
            channels.add(channel(leads.get(c).name(), steps.get(c)));
        }
        group.setInt(Tag.WaveformBitsAllocated, VR.US, 16);
        group.setString(Tag.WaveformSampleInterpretation, VR.CS, "SS");
        if (leads.stream().anyMatch(EcgObjectWriter::gaps)) {
            group.setBytes(Tag.WaveformPaddingValue, VR.OW, new byte[] {(byte) MISSING, (byte) (MISSING >> 8)});
        }
        group.setBytes(Tag.WaveformData, VR.OW, bytes(leads, steps, samples));
        return group;
    }

    private static boolean gaps(EcgSignal.Lead lead) {
        for (var value : lead.microvolts()) {
            if (Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /** The step as it is wanted, or one without an origin that holds the largest sample, to six digits. */
    private static Step fitting(EcgSignal.Lead lead, Step wanted) {
        var largest = 0.0;
        var fits = wanted.size() > 0;
        for (var value : lead.microvolts()) {
            if (!Float.isNaN(value)) {
                largest = Math.max(largest, Math.abs(value));
                fits &= Math.abs((value - wanted.origin()) / wanted.size()) < Short.MAX_VALUE;
            }
        }
        if (fits) {
            return wanted;
        }
        var size = new BigDecimal(Math.max(largest, 1) / (Short.MAX_VALUE - 1.0));
        return new Step(size.round(new MathContext(6, RoundingMode.UP)).doubleValue(), 0);
    }

    private static Attributes channel(String lead, Step step) {
        var channel = new Attributes();
        channel.newSequence(Tag.ChannelSourceSequence, 1).add(code(LeadNames.mdc(lead), "MDC", "Lead " + lead));
        channel.setDouble(Tag.ChannelSensitivity, VR.DS, step.size());
        channel.newSequence(Tag.ChannelSensitivityUnitsSequence, 1).add(code("uV", "UCUM", "microvolt"));
        channel.setDouble(Tag.ChannelSensitivityCorrectionFactor, VR.DS, 1);
        channel.setDouble(Tag.ChannelBaseline, VR.DS, step.origin());
        channel.setDouble(Tag.ChannelSampleSkew, VR.DS, 0);
        channel.setInt(Tag.WaveformBitsStored, VR.US, 16);
        return channel;
    }

    private static Attributes code(String value, String scheme, String meaning) {
        var code = new Attributes();
        code.setString(Tag.CodeValue, VR.SH, value);
        code.setString(Tag.CodingSchemeDesignator, VR.SH, scheme);
        code.setString(Tag.CodeMeaning, VR.LO, meaning);
        return code;
    }

    private static byte[] bytes(List<EcgSignal.Lead> leads, List<Step> steps, int samples) {
        var bytes = new byte[2 * leads.size() * samples];
        for (var c = 0; c < leads.size(); c++) {
            var values = leads.get(c).microvolts();
            for (var i = 0; i < samples; i++) {
                var stored = stored(values[i], steps.get(c));
                var at = 2 * (i * leads.size() + c);
                bytes[at] = (byte) stored;
                bytes[at + 1] = (byte) (stored >> 8);
            }
        }
        return bytes;
    }

    private static int stored(float microvolts, Step step) {
        return Float.isNaN(microvolts) ? MISSING : (int) Math.round((microvolts - step.origin()) / step.size());
    }
}
