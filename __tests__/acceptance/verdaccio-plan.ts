/** Twelve items against a real registry; the last may wait, because it is advisory. */
export const verdaccioPlan = `version: 1
public: [REGISTRY_URL]
environments:
  registry: { url: "\${REGISTRY_URL}" }
phases:
  pre-deployment:
    - item: The registry answers
      http: { path: /-/ping, expect: { status: 200, body: { contains: "{}" } } }
    - item: It is healthy, and not a page that answers everything
      health: { live: /-/ping }
    - item: The web page is there
      http: { path: /, expect: { status: 200, body: { contains: Verdaccio } } }
    - item: Nobody learns which software answers
      http: { path: /-/ping, expect: { headers: { x-powered-by: hidden } } }
    - item: An unknown package is not found
      http: { path: /no-such-package, expect: { status: 404, json: { $.error: { contains: no such package } } } }
    - item: Strangers can't publish
      id: strangers-cant-publish
      http:
        path: /holdpoint-canary
        method: PUT
        json: { name: holdpoint-canary, versions: {}, dist-tags: {}, _attachments: {} }
        expect: { status: [401, 403] }
    - item: A wrong password is refused
      http:
        path: /-/whoami
        auth: { basic: { user: nobody, password: a-wrong-password } }
        expect: { body: { excludes: nobody } }
    - item: A user can register and is recognised
      http:
        steps:
          - path: /-/user/org.couchdb.user:canary-{{run}}
            method: PUT
            json: { name: "canary-{{run}}", password: canary-password-1 }
            captures: { token: { json: $.token } }
            expect: { status: 201 }
          - path: /-/whoami
            auth: { bearer: "{{token}}" }
            expect: { status: 200, json: { $.username: { contains: canary } } }
    - item: The search answers with JSON
      http: { path: "/-/v1/search?text=canary", expect: { status: 200, json: { $.total: 0 } } }
    - item: The command of its own users works
      blast: read
      command:
        run: node -e 'fetch(process.env.REGISTRY_URL + "/-/ping").then(async (a) => console.log(a.status, await a.text()))'
        expect: { stdout: { contains: "200" } }
    - item: The settings are set
      env-config: { required: [REGISTRY_SECRET] }
    - item: Somebody has looked at the storage
      blocking: false
      manual: {}
`.replaceAll('canary-{{run}}', 'canary');
