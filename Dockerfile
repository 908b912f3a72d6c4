FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --quiet --batch-mode -DskipTests -pl application -am package

FROM eclipse-temurin:25-jre
# Both directories belong to the user before volumes are laid over them: a new volume takes that over.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl espeak-ng ffmpeg \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/rhapsode rhapsode \
    && install -d -o rhapsode -g rhapsode /var/lib/rhapsode-objects
# Unpacked and warmed up by the Java that will run it.
RUN --mount=type=bind,from=build,source=/src,target=/src \
    install -d -o rhapsode /opt/rhapsode \
    && setpriv --reuid=rhapsode --regid=rhapsode --clear-groups /src/bin/warm /src/application/target/rhapsode.jar /opt/rhapsode/app
COPY --chmod=755 deploy/rhapsode /usr/local/bin/rhapsode
USER rhapsode
WORKDIR /var/lib/rhapsode
ENV RHAPSODE_HOME=/var/lib/rhapsode LC_ALL=C.UTF-8
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["curl", "-fsS", "http://127.0.0.1:8080/actuator/health/readiness"]
ENTRYPOINT ["rhapsode"]
CMD ["serve"]
