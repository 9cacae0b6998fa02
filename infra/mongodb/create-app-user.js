// Run once by the image, on an empty volume. The application may use its own database and nothing else.
db.getSiblingDB('huis-clos').createUser({
  user: 'huis-clos',
  pwd: process.env.APP_PASSWORD,
  roles: [{ role: 'readWrite', db: 'huis-clos' }],
});
