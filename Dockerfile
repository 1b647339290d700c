# Frontdesk's server, as small as its production packages allow. See docs/deploy.md for how to run it.
FROM node:24-bookworm-slim AS build
WORKDIR /frontdesk
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3978 \
    DATA_FOLDER=/data
WORKDIR /frontdesk
# Signals and what ends reach the server in every container, with or without an init of the engine's own.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tini \
    && rm -rf /var/lib/apt/lists/*
# Only needed without MongoDB. It belongs to whom the server runs as; everything else is root's, and may be read-only.
RUN mkdir /data && chown node:node /data
COPY --from=build /frontdesk/node_modules ./node_modules
COPY --from=build /frontdesk/dist ./dist
COPY package.json ./
COPY cards ./cards
# The app package, which the page of an invitation hands out.
COPY manifest ./manifest
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(({ok})=>process.exit(ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["tini", "--"]
# The server itself, not npm, which would keep signals from it.
CMD ["node", "--enable-source-maps", "dist/main.js"]
