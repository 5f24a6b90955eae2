# migfix with the Node that it needs, for places that have none:
#   docker build -t migfix .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" migfix --check
FROM node:22-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund && npm pack --ignore-scripts --pack-destination /tmp

FROM node:22-slim
# --changed, --since and the guard for uncommitted changes ask git
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git=1:2.* \
  && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'
COPY --from=build /tmp/migfix-*.tgz /tmp/
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/migfix-*.tgz && rm /tmp/migfix-*.tgz
# node, by number: kept apart from root without looking up a name
USER 1000
WORKDIR /work
ENTRYPOINT ["migfix"]
