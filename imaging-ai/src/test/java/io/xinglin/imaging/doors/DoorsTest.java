package io.xinglin.imaging.doors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the doors of imaging-ai shut; each rule is shown to catch its example in {@code broken}. */
@Tag("REQ-OPS-16")
class DoorsTest {
    private static final String ROOT = "io.xinglin.imaging..";

    private static final ArchRule ONNX = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .resideOutsideOfPackage("io.xinglin.imaging.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");
    private static final ArchRule DICOM = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .resideOutsideOfPackage("io.xinglin.imaging.dicom..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.aoju..");
    private static final ArchRule LUCENE = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .resideOutsideOfPackage("io.xinglin.imaging.search.lucene..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");
    private static final ArchRule NEIGHBOURS = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.xinglin.nlp..", "io.xinglin.ejb..", "io.xinglin.web..", "io.xinglin.fhir..", "jakarta..");

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/doors/broken/"))
            .importPackages("io.xinglin.imaging");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("io.xinglin.imaging.doors.broken");

    @Test
    void onnxShouldBeNamedInItsAdapterOnly() {
        ONNX.check(SHIPPED);
        assertThat(ONNX.evaluate(BROKEN).getFailureReport().getDetails())
                .anyMatch(d -> d.contains("NamesOnnxRuntime"))
                .anyMatch(d -> d.contains("NamesDjl"));
    }

    @Test
    void dicomLibraryShouldBeNamedInItsAdapterOnly() {
        DICOM.check(SHIPPED);
        assertThat(DICOM.evaluate(BROKEN).getFailureReport().getDetails())
                .anyMatch(d -> d.contains("NamesDicomLibrary"));
    }

    @Test
    void luceneShouldBeNamedInItsAdapterOnly() {
        LUCENE.check(SHIPPED);
        assertThat(LUCENE.evaluate(BROKEN).getFailureReport().getDetails()).anyMatch(d -> d.contains("NamesLucene"));
    }

    @Test
    void imagingShouldSeeNoOtherRoom() {
        NEIGHBOURS.check(SHIPPED);
    }
}
