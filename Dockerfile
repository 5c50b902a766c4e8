# The program alone, for machines that have Docker instead of an archive:
#
#   docker build -t clinic-articles .
#   docker run --rm -v ./my-clinic:/site --user "$(id -u):$(id -g)" clinic-articles build
FROM rust:1-bookworm AS build
WORKDIR /project
COPY . .
RUN make package

FROM scratch
COPY --from=build /project/target/package/clinic-articles-*/clinic-articles /clinic-articles
ENV CLINIC_ARTICLES_CACHE=/site/.cache
USER 1000:1000
WORKDIR /site
ENTRYPOINT ["/clinic-articles"]
CMD ["--help"]
