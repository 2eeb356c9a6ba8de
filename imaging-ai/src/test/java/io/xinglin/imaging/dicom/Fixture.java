package io.xinglin.imaging.dicom;

import io.xinglin.imaging.dicom.file.Part10Stream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** Small synthetic DICOM objects. */
public final class Fixture {
    private final Attributes data = new Attributes();
    private String syntax = UID.ExplicitVRLittleEndian;

    private Fixture(String sopClass) {
        data.setString(Tag.SOPClassUID, VR.UI, sopClass);
        data.setString(Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.1");
        data.setString(Tag.StudyInstanceUID, VR.UI, "1.2.826.0.1.2");
        data.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.826.0.1.3");
        data.setString(Tag.Modality, VR.CS, "OT");
        data.setString(Tag.PatientID, VR.LO, "P1");
    }

    /** An object without pixels. */
    public static Fixture of(String sopClass) {
        return new Fixture(sopClass);
    }

    /** A gray secondary capture of 16-bit words. */
    public static Fixture gray(int columns, int... values) {
        var bytes = new byte[2 * values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return image(columns, values.length / columns, 1, "MONOCHROME2", 16).with(Tag.PixelData, VR.OW, bytes);
    }

    /** A secondary capture of bytes. */
    public static Fixture bytes(int columns, int rows, int samples, String photometric, int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return image(columns, rows, samples, photometric, 8).with(Tag.PixelData, VR.OB, bytes);
    }

    private static Fixture image(int columns, int rows, int samples, String photometric, int bits) {
        var fixture = new Fixture(UID.SecondaryCaptureImageStorage)
                .with(Tag.Rows, VR.US, rows)
                .with(Tag.Columns, VR.US, columns)
                .with(Tag.SamplesPerPixel, VR.US, samples)
                .with(Tag.PhotometricInterpretation, VR.CS, photometric)
                .with(Tag.BitsAllocated, VR.US, bits)
                .with(Tag.BitsStored, VR.US, bits)
                .with(Tag.HighBit, VR.US, bits - 1)
                .with(Tag.PixelRepresentation, VR.US, 0);
        return samples > 1 ? fixture.with(Tag.PlanarConfiguration, VR.US, 0) : fixture;
    }

    public Fixture with(int tag, VR vr, String... values) {
        data.setString(tag, vr, values);
        return this;
    }

    public Fixture with(int tag, VR vr, int... values) {
        data.setInt(tag, vr, values);
        return this;
    }

    public Fixture with(int tag, VR vr, byte[] value) {
        data.setBytes(tag, vr, value);
        return this;
    }

    public Fixture charset(String name) {
        data.setSpecificCharacterSet(name);
        return this;
    }

    public Fixture without(int tag) {
        data.remove(tag);
        return this;
    }

    public Fixture syntax(String uid) {
        syntax = uid;
        return this;
    }

    /** Pixel data as an empty offset table and the given fragments. */
    public Fixture fragments(byte[]... fragments) {
        var value = data.newFragments(Tag.PixelData, VR.OB, fragments.length + 1);
        value.add(new byte[0]);
        for (var fragment : fragments) {
            value.add(fragment);
        }
        return this;
    }

    public Attributes data() {
        return data;
    }

    public Path write(Path folder) {
        var file = folder.resolve("fixture" + System.identityHashCode(this) + ".dcm");
        var meta = Part10Stream.meta(
                data.getString(Tag.SOPClassUID), data.getString(Tag.SOPInstanceUID, "1.2.3"), syntax, null);
        try (var out = new ImageOutputStream(Files.newOutputStream(file), UID.ExplicitVRLittleEndian)) {
            out.writeDataset(meta, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
