"""What a shop's repository needs so that every change is checked, built, tested and deployed.

Sources: the workflow syntax of GitHub Actions, the reference of `.gitlab-ci.yml`, and that of
`netlify.toml`.
"""

from collections.abc import Callable, Mapping

_INSTALL = 'pip install "helpgen"'
_CHECKOUT = """\
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
"""
_GITHUB = f"""\
# Every push and pull request is checked, built and asked its search tests; the branch main is deployed. Once a night
# main is built again, because the day decides what is published.
name: Help center
on:
  push:
    branches: [main]
  pull_request:
  schedule:
    - cron: "17 3 * * *"
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: help-center-${{{{ github.ref }}}}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
{_CHECKOUT}\
      - run: {_INSTALL}
      - run: helpgen check --format github
      - run: helpgen build --search
      - uses: actions/upload-artifact@v4
        with:
          name: site
          path: site
          include-hidden-files: true
"""
_GITHUB_CHANGES = f"""\
  # What a pull request touches, as a comment: one, which is written anew with each push. A fork may not comment; the
  # same stands in the summary of the run.
  changes:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pull-requests: write
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: {_INSTALL}
      - run: helpgen check --changed "origin/$GITHUB_BASE_REF" --comment changes.md
      - if: ${{{{ !cancelled() && hashFiles('changes.md') != '' }}}}
        run: cat changes.md >> "$GITHUB_STEP_SUMMARY"
      - if: >-
          ${{{{ !cancelled() && hashFiles('changes.md') != '' &&
          github.event.pull_request.head.repo.full_name == github.repository }}}}
        run: |
          comment=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" \\
            --jq '.[] | select(.body | startswith("<!-- helpgen: changes -->")) | .id' | head -n 1)
          if [ -n "$comment" ]; then
            gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$comment" --field body=@changes.md
          else
            gh api "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --field body=@changes.md
          fi
        env:
          GH_TOKEN: ${{{{ github.token }}}}
          NUMBER: ${{{{ github.event.pull_request.number }}}}
"""
_DEPLOY = """\
  deploy:
    needs: build
    if: github.ref == 'refs/heads/main' && github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    concurrency: help-center-deployment
"""
_DOWNLOAD = """\
      - uses: actions/download-artifact@v4
        with:
          name: site
          path: site
"""
_GITHUB_DEPLOY: Mapping[str, str] = {
    "github": """\
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.pages.outputs.page_url }}
    steps:
"""
    + _DOWNLOAD
    + """\
      - uses: actions/upload-pages-artifact@v3
        with:
          path: site
      - id: pages
        uses: actions/deploy-pages@v4
""",
    "netlify": """\
    steps:
"""
    + _DOWNLOAD
    + """\
      - run: npx --yes netlify-cli deploy --prod --no-build --dir site
        env:
          NETLIFY_AUTH_TOKEN: ${{ secrets.NETLIFY_AUTH_TOKEN }}
          NETLIFY_SITE_ID: ${{ vars.NETLIFY_SITE_ID }}
""",
    "cloudflare": """\
    steps:
"""
    + _DOWNLOAD
    + """\
      - run: npx --yes wrangler pages deploy site --project-name "$CLOUDFLARE_PROJECT"
        env:
          CLOUDFLARE_PROJECT: ${{ vars.CLOUDFLARE_PROJECT }}
          CLOUDFLARE_API_TOKEN: ${{ secrets.CLOUDFLARE_API_TOKEN }}
          CLOUDFLARE_ACCOUNT_ID: ${{ vars.CLOUDFLARE_ACCOUNT_ID }}
""",
    "s3": """\
    permissions:
      contents: read
      id-token: write
    steps:
"""
    + _CHECKOUT
    + _DOWNLOAD
    + """\
      - run: pip install "helpgen[s3]"
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: ${{ vars.AWS_ROLE }}
          aws-region: ${{ vars.AWS_REGION }}
      - run: helpgen deploy "s3://${{ vars.BUCKET }}"
""",
    "server": """\
    steps:
"""
    + _CHECKOUT
    + _DOWNLOAD
    + """\
      - run: pip install "helpgen"
      - run: |
          install -d -m 700 ~/.ssh
          printf '%s\\n' "$DEPLOY_KEY" > ~/.ssh/id_ed25519
          printf '%s\\n' "$KNOWN_HOSTS" > ~/.ssh/known_hosts
          chmod 600 ~/.ssh/id_ed25519
        env:
          DEPLOY_KEY: ${{ secrets.DEPLOY_KEY }}
          KNOWN_HOSTS: ${{ vars.KNOWN_HOSTS }}
      - run: helpgen deploy "${{ vars.DEPLOY_TARGET }}"
""",
}
_GITLAB = """\
# Every push and merge request is checked, built and asked its search tests; the default branch is deployed.
image: python:3.12
stages: [build, deploy]
build:
  stage: build
  script:
    - pip install "helpgen"
    - helpgen check
    - helpgen build --search
  artifacts:
    paths: [site]
# What a merge request touches: a file to read, and a comment if COMMENT_TOKEN holds an access token with the scope
# "api".
changes:
  stage: build
  variables:
    GIT_DEPTH: "0"
  script:
    - pip install "helpgen"
    - helpgen check --changed "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --comment changes.md
  after_script:
    - |
      if [ -n "$COMMENT_TOKEN" ] && [ -s changes.md ]; then
        curl --fail --silent --show-error --output /dev/null --header "PRIVATE-TOKEN: $COMMENT_TOKEN" \\
          --data-urlencode "body@changes.md" \\
          "$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
      fi
  artifacts:
    when: always
    paths: [changes.md]
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
"""
_GITLAB_DEPLOY: Mapping[str, str] = {
    "gitlab": """\
pages:
  stage: deploy
  script:
    - mv site public
  artifacts:
    paths: [public]
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
""",
    "s3": """\
deploy:
  stage: deploy
  resource_group: help-center
  script:
    - pip install "helpgen[s3]"
    - helpgen deploy "s3://$BUCKET"
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
""",
    "server": """\
deploy:
  stage: deploy
  resource_group: help-center
  script:
    - apt-get update -qq && apt-get install -y -qq rsync openssh-client
    - pip install "helpgen"
    - install -d -m 700 ~/.ssh
    - install -m 600 "$DEPLOY_KEY" ~/.ssh/id_ed25519
    - install -m 600 "$KNOWN_HOSTS" ~/.ssh/known_hosts
    - helpgen deploy "$DEPLOY_TARGET"
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
""",
}
_NETLIFY = """\
# Netlify builds every push itself. Headers and old addresses stand in the site: set "host: netlify" in store.yml.
[build]
command = "pip install helpgen && helpgen check && helpgen build --search"
publish = "site"

[build.environment]
PYTHON_VERSION = "3.12"
"""
_SERVERS = frozenset({"nginx", "caddy"})


def _github(host: str) -> Mapping[str, str]:
    deploy = _GITHUB_DEPLOY.get("server" if host in _SERVERS else host, "")
    parts = (_GITHUB, _GITHUB_CHANGES, *((_DEPLOY, deploy) if deploy else ()))
    return {".github/workflows/help-center.yml": "".join(parts)}


def _gitlab(host: str) -> Mapping[str, str]:
    return {".gitlab-ci.yml": _GITLAB + _GITLAB_DEPLOY.get("server" if host in _SERVERS else host, "")}


def _netlify(host: str) -> Mapping[str, str]:
    return {"netlify.toml": _NETLIFY}


WORKFLOWS: Mapping[str, Callable[[str], Mapping[str, str]]] = {
    "github": _github,
    "gitlab": _gitlab,
    "netlify": _netlify,
}
"""By the service that runs them."""
WORKFLOW_OF_HOST = {"gitlab": "gitlab", "netlify": "netlify"}
"""Who runs the workflow of a new shop; GitHub for all other hosts."""


def workflow_files(service: str, host: str) -> Mapping[str, str]:
    """Return the text of each file by its path, for a service that `WORKFLOWS` has."""
    return WORKFLOWS[service](host)
