package org.kdtoolkit.datasets.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.Span;
import org.kdtoolkit.api.modality.ViewDraw;
import org.kdtoolkit.api.modality.ViewReader;
import org.kdtoolkit.formats.random.Seed;

/**
 * Draws views of one sample. Each has a seed of its own; the excerpt, which all modalities share,
 * has another one.
 *
 * @param sources what the sample is in a modality
 */
public record ViewDrawing(Function<String, Source> sources) {

    /**
     * A sample in one modality.
     *
     * @param views draws its views
     * @param excerpt all of the sample
     */
    public record Source(ViewReader views, Excerpt excerpt) {}

    /**
     * Draws views.
     *
     * @return for each request as many tensors as it asks for
     * @throws SampleException if the sample can't be read
     */
    public List<List<HostTensor>> draw(List<ViewRequest> requests, long seed)
            throws SampleException {
        Map<String, List<ViewRequest>> modalities = new LinkedHashMap<>();
        for (ViewRequest request : requests) {
            modalities.computeIfAbsent(request.modality(), name -> new ArrayList<>()).add(request);
        }
        Seed all = new Seed(seed).of("views");
        SharedExcerpt shared = shared(modalities, all.of("excerpt"));
        Map<ViewRequest, List<HostTensor>> drawn = new LinkedHashMap<>();
        for (Map.Entry<String, List<ViewRequest>> modality : modalities.entrySet()) {
            draw(modality.getKey(), modality.getValue(), all, shared, drawn);
        }
        return requests.stream().map(drawn::get).toList();
    }

    private SharedExcerpt shared(Map<String, List<ViewRequest>> modalities, Seed seed)
            throws SampleException {
        Map<String, Span> spans = new LinkedHashMap<>();
        for (Map.Entry<String, List<ViewRequest>> modality : modalities.entrySet()) {
            Source source = sources.apply(modality.getKey());
            List<String> names = modality.getValue().stream().map(ViewRequest::view).toList();
            source.views()
                    .span(source.excerpt(), names)
                    .ifPresent(span -> spans.put(modality.getKey(), span));
        }
        return SharedExcerpt.draw(spans, seed.random().nextDouble());
    }

    private void draw(
            String modality,
            List<ViewRequest> requests,
            Seed all,
            SharedExcerpt shared,
            Map<ViewRequest, List<HostTensor>> drawn)
            throws SampleException {
        Source source = sources.apply(modality);
        List<ViewDraw> draws = new ArrayList<>();
        for (ViewRequest request : requests) {
            Seed seed = all.of(modality).of(0).of(request.view());
            for (int number = 0; number < request.count(); number++) {
                draws.add(new ViewDraw(request.view(), seed.of(number).value()));
            }
        }
        List<HostTensor> tensors =
                source.views()
                        .draw(
                                shared.of(modality, source.excerpt()),
                                draws,
                                all.of("excerpt").of("place").value());
        int begin = 0;
        for (ViewRequest request : requests) {
            drawn.put(request, tensors.subList(begin, begin + request.count()));
            begin += request.count();
        }
    }
}
