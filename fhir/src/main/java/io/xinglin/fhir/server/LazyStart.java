package io.xinglin.fhir.server;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.utils.validation.IValidatorResourceFetcher;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.data.repository.Repository;

/**
 * Makes the start pay only for what serves requests.
 *
 * <p>Every bean is made when it is first needed, and what is dear to make (JPA repositories, whose queries are parsed
 * one by one, and validation, which reads all of FHIR's definitions) is handed to those who need it as a proxy that makes
 * it at the first call.
 */
final class LazyStart implements BeanFactoryPostProcessor {
    private static final List<Class<?>> DEAR = List.of(
            Repository.class,
            IValidationSupport.class,
            IInstanceValidatorModule.class,
            IValidatorResourceFetcher.class,
            WorkerContextValidationSupportAdapter.class);

    /** HAPI looks these up itself, though the interface does not offer them. */
    private static final Set<String> INTERNAL = Set.of(
            "CodeSystem",
            "ConceptMap",
            "ImplementationGuide",
            "Library",
            "Measure",
            "MessageHeader",
            "NamingSystem",
            "OperationDefinition",
            "SearchParameter",
            "StructureDefinition",
            "Subscription",
            "System",
            "ValueSet");

    private static final Pattern DAO = Pattern.compile("my(\\w+)DaoR4");
    /** Registers bulk import, export and reindexing, which this server does not offer. */
    private static final String JOBS = "batch2JobRegisterer";

    /** Makes the registry of change listeners, which is declared by its interface but sought by its class: first of all. */
    private static final String FIRST = "searchParamRegistry";

    private final Set<String> supported;

    /** @param supported resource types the interface offers; storage of others is left out */
    LazyStart(Set<String> supported) {
        this.supported = supported;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var definitions = (DefaultListableBeanFactory) beans;
        for (String name : beans.getBeanDefinitionNames()) {
            var dao = DAO.matcher(name);
            boolean needless = dao.matches() && !supported.contains(dao.group(1)) && !INTERNAL.contains(dao.group(1));
            if (needless || name.equals(JOBS)) {
                definitions.removeBeanDefinition(name);
            }
        }
        for (String name : beans.getBeanDefinitionNames()) {
            beans.getBeanDefinition(name).setLazyInit(!name.equals(FIRST));
        }
        definitions.setAutowireCandidateResolver(new DearAreLazy());
    }

    private static final class DearAreLazy extends ContextAnnotationAutowireCandidateResolver {
        @Override
        protected boolean isLazy(DependencyDescriptor descriptor) {
            return super.isLazy(descriptor)
                    || DEAR.stream().anyMatch(dear -> dear.isAssignableFrom(descriptor.getDependencyType()));
        }
    }
}
