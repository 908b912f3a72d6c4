package io.rhapsode.query.voice;

import io.rhapsode.events.voice.CataloguePage;
import io.rhapsode.events.voice.ReadCatalogue;
import io.rhapsode.query.JdbcColumns;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells who compares catalogues what is known: as the writer, for it asks for no tenant, and on its own thread, which may wait. */
public class CatalogueQueries {

    private final JdbcClient database;

    /** @param writing whose connections have the role of the writer */
    public CatalogueQueries(DataSource writing) {
        this.database = JdbcClient.create(writing);
    }

    @QueryHandler
    CataloguePage handle(ReadCatalogue query) {
        return new CataloguePage(database.sql("""
                        select voice.*, label from voice left join personal_voice using (voice_id)
                        where voice_id > :after order by voice_id limit :most
                        """)
                .param("after", query.after())
                .param("most", ReadCatalogue.PAGE)
                .query((rows, number) -> {
                    var voice = VoiceRow.read(new JdbcColumns(rows));
                    return new CataloguePage.Entry(
                            voice.provider(),
                            voice.voice(),
                            voice.profile(),
                            rows.getString("label"),
                            voice.withdrawnAt() == null);
                })
                .list());
    }
}
