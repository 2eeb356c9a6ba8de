package io.xinglin.fhir.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import io.xinglin.core.terminology.Code;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** CodeSystem: read, search by url, {@code $lookup} and {@code $validate-code} (FHIR R4 codesystem-operations.html). */
public final class CodeSystemProvider implements IResourceProvider {
    private static final int CATEGORY = 3;

    @Override
    public Class<CodeSystem> getResourceType() {
        return CodeSystem.class;
    }

    /** With all its concepts: some megabytes. */
    @Read
    public CodeSystem read(@IdParam IdType id) {
        Publication publication = Publication.ofId(id.getIdPart())
                .orElseThrow(() -> Terminology.notFound("CodeSystem/" + id.getIdPart()));
        CodeSystem resource = resource(publication);
        resource.setContent(CodeSystem.CodeSystemContentMode.COMPLETE);
        for (Code code : Terminology.book().under(publication.system(), "")) {
            resource.addConcept().setCode(code.value()).setDisplay(code.zh());
        }
        return resource;
    }

    /** Without concepts. */
    @Search
    public List<CodeSystem> search(@OptionalParam(name = CodeSystem.SP_URL) UriParam url) {
        return Publication.all()
                .filter(p -> url == null || p.system().uri().equals(url.getValue()))
                .map(CodeSystemProvider::resource)
                .toList();
    }

    private static CodeSystem resource(Publication publication) {
        CodeSystem resource = new CodeSystem();
        resource.setId(publication.id());
        resource.setUrl(publication.system().uri())
                .setVersion(Publication.VERSION)
                .setName(publication.id().replace('-', '_'))
                .setTitle(publication.title())
                .setDescription(publication.english())
                .setStatus(PublicationStatus.ACTIVE)
                .setPublisher("国家医疗保障局");
        resource.setCaseSensitive(true)
                .setValueSet(publication.valueSet())
                .setHierarchyMeaning(CodeSystem.CodeSystemHierarchyMeaning.ISA)
                .setContent(CodeSystem.CodeSystemContentMode.NOTPRESENT)
                .setCount(Terminology.book().under(publication.system(), "").size());
        return resource;
    }

    /** Name and place of a code. */
    @Operation(name = "$lookup", idempotent = true)
    public Parameters lookup(
            @OperationParam(name = "code", max = 1) CodeType code,
            @OperationParam(name = "system", max = 1) UriType system,
            @OperationParam(name = "coding", max = 1) Coding coding) {
        Coding asked = Terminology.coding(system, code, coding, null);
        Publication publication =
                Publication.ofSystem(asked.getSystem()).orElseThrow(() -> Terminology.notFound("no such code system"));
        Code found = Terminology.find(publication, asked.getCode())
                .orElseThrow(() -> Terminology.notFound("no such code in " + publication.id()));
        Parameters answer = new Parameters();
        answer.addParameter("name", new StringType(publication.title()));
        answer.addParameter("version", new StringType(Publication.VERSION));
        answer.addParameter("display", new StringType(found.zh()));
        String category =
                found.value().substring(0, Math.min(CATEGORY, found.value().length()));
        property(answer, "category", category);
        for (Code child : Terminology.book().under(publication.system(), found.value())) {
            if (!child.value().equals(found.value())) {
                property(answer, "child", child.value());
            }
        }
        return answer;
    }

    private static void property(Parameters answer, String name, String value) {
        Parameters.ParametersParameterComponent property = answer.addParameter().setName("property");
        property.addPart().setName("code").setValue(new CodeType(name));
        property.addPart().setName("value").setValue(new CodeType(value));
    }

    /** Whether a code is one of the system, under the display given. */
    @Operation(name = "$validate-code", idempotent = true)
    public Parameters validateCode(
            @IdParam(optional = true) IdType id,
            @OperationParam(name = "url", max = 1) UriType url,
            @OperationParam(name = "code", max = 1) CodeType code,
            @OperationParam(name = "display", max = 1) StringType display,
            @OperationParam(name = "coding", max = 1) Coding coding) {
        Coding asked = Terminology.coding(url, code, coding, null);
        Optional<Publication> publication = id != null && id.hasIdPart()
                ? Publication.ofId(id.getIdPart())
                : Publication.ofSystem(asked.getSystem());
        String wanted = display == null ? asked.getDisplay() : display.getValue();
        return validated(
                publication.orElseThrow(() -> Terminology.notFound("no such code system")), asked.getCode(), wanted);
    }

    static Parameters validated(Publication publication, String code, String display) {
        Optional<Code> found = Terminology.find(publication, code);
        boolean named = found.isPresent()
                && (display == null
                        || display.isBlank()
                        || display.equals(found.get().zh()));
        Parameters answer = new Parameters();
        answer.addParameter("result", new BooleanType(named));
        if (found.isEmpty()) {
            answer.addParameter("message", new StringType("no code " + code + " in " + publication.id()));
        } else {
            answer.addParameter("display", new StringType(found.get().zh()));
            if (!named) {
                answer.addParameter("message", new StringType("the code has another display"));
            }
        }
        return answer;
    }
}
