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
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * ConceptMap, from codes of another edition or in another spelling to those of a list: read, search by url and {@code
 * $translate} (FHIR R4 conceptmap-operations.html). The map is a rule as much as a table (other spellings, short codes, combinations), so it
 * cannot be listed: the resource names its two sides and says that {@code $translate} gives its content.
 */
public final class ConceptMapProvider implements IResourceProvider {
    private static final String STATEMENT = "映射由编码表与编码形式规则共同构成，不能逐条列出；请用 $translate 逐码查询。"
            + " The map is made of a table and of rules for other forms of a code, so its elements cannot be listed: there are no"
            + " groups here, ask $translate for each code.";

    @Override
    public Class<ConceptMap> getResourceType() {
        return ConceptMap.class;
    }

    @Read
    public ConceptMap read(@IdParam IdType id) {
        return resource(Publication.ofId(id.getIdPart())
                .orElseThrow(() -> Terminology.notFound("ConceptMap/" + id.getIdPart())));
    }

    @Search
    public List<ConceptMap> search(@OptionalParam(name = ConceptMap.SP_URL) UriParam url) {
        return Publication.all()
                .filter(p -> url == null || p.conceptMap().equals(url.getValue()))
                .map(ConceptMapProvider::resource)
                .toList();
    }

    private static ConceptMap resource(Publication publication) {
        ConceptMap resource = new ConceptMap();
        resource.setId(publication.id());
        resource.setUrl(publication.conceptMap())
                .setVersion(Publication.VERSION)
                .setName(publication.id().replace('-', '_') + "_map")
                .setTitle(publication.title())
                .setDescription(STATEMENT)
                .setStatus(PublicationStatus.ACTIVE)
                .setSource(new UriType(publication.other() + ":all"))
                .setTarget(new UriType(publication.valueSet()));
        return resource;
    }

    /** The code of the list that a code of another edition means. */
    @Operation(name = "$translate", idempotent = true)
    public Parameters translate(
            @IdParam(optional = true) IdType id,
            @OperationParam(name = "url", max = 1) UriType url,
            @OperationParam(name = "code", max = 1) CodeType code,
            @OperationParam(name = "system", max = 1) UriType system,
            @OperationParam(name = "coding", max = 1) Coding coding) {
        Coding asked = Terminology.coding(system, code, coding, null);
        Publication publication = publication(id, url, asked.getSystem());
        Optional<Code> found = Terminology.book().translate(publication.system(), asked.getCode());
        Parameters answer = new Parameters();
        answer.addParameter("result", new BooleanType(found.isPresent()));
        found.ifPresentOrElse(
                target -> {
                    Parameters.ParametersParameterComponent match =
                            answer.addParameter().setName("match");
                    boolean same = target.value().equals(asked.getCode());
                    match.addPart().setName("equivalence").setValue(new CodeType(same ? "equal" : "equivalent"));
                    match.addPart()
                            .setName("concept")
                            .setValue(new Coding(publication.system().uri(), target.value(), target.zh()));
                    match.addPart().setName("source").setValue(new UriType(publication.conceptMap()));
                },
                () -> answer.addParameter(
                        "message", new StringType("no code of " + publication.id() + " is known for it")));
        return answer;
    }

    private static Publication publication(IdType id, UriType url, String system) {
        Optional<Publication> named = id != null && id.hasIdPart()
                ? Publication.ofId(id.getIdPart())
                : Terminology.text(url) == null
                        ? Publication.all()
                                .filter(p -> p.other().equals(system)
                                        || p.system().uri().equals(system))
                                .findFirst()
                        : Publication.ofConceptMap(Terminology.text(url));
        return named.orElseThrow(() -> Terminology.notFound("no such concept map"));
    }
}
