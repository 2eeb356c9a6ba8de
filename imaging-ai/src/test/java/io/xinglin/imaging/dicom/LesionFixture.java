package io.xinglin.imaging.dicom;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A made-up result whose first finding is two lesions: a ring with a hole on three slices, a bar on one. */
final class LesionFixture {
    static final DicomUid RING = DicomUid.named("lesion-ring");
    static final DicomUid BAR = DicomUid.named("lesion-bar");
    static final Code DOUBLING = new Code(CodeSystem.XINGLIN, "doubling-time", "Volume doubling time", "倍增时间");
    static final Code DAY = new Code(CodeSystem.UCUM, "d", "day", "天");

    private LesionFixture() {}

    static ImagingResult result(List<StoredInstance> series) {
        var plain = ResultFixture.drawn(series);
        var finding = plain.findings().get(0);
        var regions = new ArrayList<Region>();
        for (var slice = 1; slice <= 3; slice++) {
            regions.add(region(series.get(slice), finding.uid(), RING, ring(slice)));
        }
        regions.add(region(series.get(4), finding.uid(), BAR, box(30, 40, 41, 42)));
        regions.addAll(plain.regionsOf(plain.findings().get(1)));
        var grade = new Assessment(
                new Code(CodeSystem.XINGLIN, "lung-rads", "Lung-RADS-like category", "Lung-RADS 类别"),
                new Code(CodeSystem.XINGLIN, "lung-rads-4a", "4A", "4A"),
                "ACR Lung-RADS v2022");
        var volume = new Measurement(Measurement.VOLUME, 523.6, Measurement.CUBIC_MILLIMETRE);
        var diameter = new Measurement(Measurement.DIAMETER, 10.0, Measurement.MILLIMETRE);
        var change = new LesionChange(
                DicomUid.named("prior"),
                LocalDate.of(2026, 5, 1),
                DicomUid.named("prior-lesion"),
                LesionChange.Kind.LARGER,
                List.of(new Measurement(Measurement.VOLUME, 261.8, Measurement.CUBIC_MILLIMETRE)),
                List.of(new Measurement(DOUBLING, 204, DAY)));
        var lesions = List.of(
                new Lesion(
                        RING,
                        finding.uid(),
                        1,
                        "",
                        List.of(1.0, 2.0, 3.0),
                        0.91,
                        List.of(diameter, volume),
                        List.of(grade),
                        change),
                new Lesion(BAR, finding.uid(), 2, "左侧病灶", List.of(), 0.62, List.of(diameter), List.of(), null));
        return plain.withPictures(plain.heatMaps(), regions).assessed(lesions, List.of(grade));
    }

    /** A square of 12 pixels with a hole of 4, a pixel further right on each slice. */
    static Mask ring(int slice) {
        var pixels = box(10 + slice, 20, 22 + slice, 32);
        pixels.andNot(box(14 + slice, 24, 18 + slice, 28));
        return Mask.of(64, 64, pixels);
    }

    private static BitSet box(int left, int top, int right, int bottom) {
        var pixels = new BitSet();
        for (var y = top; y < bottom; y++) {
            pixels.set(y * 64 + left, y * 64 + right);
        }
        return pixels;
    }

    private static Region region(StoredInstance on, DicomUid finding, DicomUid lesion, BitSet pixels) {
        return region(on, finding, lesion, Mask.of(64, 64, pixels));
    }

    private static Region region(StoredInstance on, DicomUid finding, DicomUid lesion, Mask mask) {
        var header = on.header();
        var area = mask.area();
        return new Region(
                finding,
                header.sopClassUid(),
                header.sopInstanceUid(),
                1,
                64,
                64,
                new Box(11, 20, 42, 42),
                mask,
                new RegionSize(area, area, 12, 12, RegionSize.Unit.MILLIMETRE),
                0.9,
                lesion);
    }
}
