package io.xinglin.nlp.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.hankcs.hanlp.HanLP;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import opennlp.tools.doccat.DoccatModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** HanLP, OpenNLP, DJL and the YAML reader stay behind their adapter packages; nlp sees core and itself alone. */
@Tag("REQ-NLP-05")
class NlpDoorsTest {
    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.xinglin.nlp");

    private static final ArchRule HANLP = noClasses()
            .that()
            .resideOutsideOfPackage("io.xinglin.nlp.hanlp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.hankcs..");

    private static final ArchRule OPENNLP = noClasses()
            .that()
            .resideOutsideOfPackage("io.xinglin.nlp.opennlp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("opennlp..");

    private static final ArchRule DJL = noClasses()
            .that()
            .resideOutsideOfPackage("io.xinglin.nlp.transformer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

    private static final ArchRule YAML = noClasses()
            .that()
            .resideOutsideOfPackage("io.xinglin.nlp.yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "org.yaml..");

    private static final ArchRule OTHER_MODULES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.xinglin.ejb..",
                    "io.xinglin.web..",
                    "io.xinglin.fhir..",
                    "io.xinglin.imaging..",
                    "io.xinglin.cli..",
                    "io.xinglin.spark..",
                    "org.apache.spark..");

    @Test
    void librariesShouldStayBehindTheirAdapters() {
        HANLP.check(SHIPPED);
        OPENNLP.check(SHIPPED);
        DJL.check(SHIPPED);
        YAML.check(SHIPPED);
        OTHER_MODULES.check(SHIPPED);
    }

    @Test
    void rulesShouldCatchAClassThatBreaksThem() {
        JavaClasses offenders = new ClassFileImporter()
                .importClasses(NamesHanlp.class, NamesOpennlp.class, NamesDjl.class, NamesYaml.class);
        assertThat(HANLP.evaluate(offenders).hasViolation()).isTrue();
        assertThat(OPENNLP.evaluate(offenders).hasViolation()).isTrue();
        assertThat(DJL.evaluate(offenders).hasViolation()).isTrue();
        assertThat(YAML.evaluate(offenders).hasViolation()).isTrue();
    }

    /** Must fail the first rule. */
    static final class NamesHanlp {
        Class<?> named() {
            return HanLP.class;
        }
    }

    /** Must fail the third rule. */
    static final class NamesDjl {
        Class<?> named() {
            return Model.class;
        }
    }

    /** Must fail the fourth rule. */
    static final class NamesYaml {
        Class<?> named() {
            return YAMLMapper.class;
        }
    }

    /** Must fail the second rule. */
    static final class NamesOpennlp {
        Class<?> named() {
            return DoccatModel.class;
        }
    }
}
