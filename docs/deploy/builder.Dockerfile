# Builds a help center: no Python on your own machine needed. Pin the image by its digest before you rely on it.
#
#   docker build -t helpgen -f docs/deploy/builder.Dockerfile .
#   docker run --rm -v "$PWD:/shop" --user "$(id -u):$(id -g)" helpgen build --search
#   docker run --rm -v "$PWD:/shop" --user "$(id -u):$(id -g)" helpgen deploy s3://fernway-help
#
# The folder of mkdocs.yml is mounted as /shop; site/ and .helpgen/ are written into it with your own rights.
FROM python:3.13-slim
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends rsync openssh-client \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN pip install --no-cache-dir ".[s3]" && rm -rf /src \
 && useradd --uid 10001 --create-home writer
USER 10001
WORKDIR /shop
ENV HOME=/tmp PYTHONUNBUFFERED=1
ENTRYPOINT ["helpgen"]
CMD ["build"]
