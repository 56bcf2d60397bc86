"""Everyday words of shops that mean the same, in English, Czech and German. Pure data.

A line is a group, its phrases parted by "|". "-" before a phrase: it leads to the others but is not looked for, because
its words stand everywhere ("where is my order"). Written from the reasons for which shoppers contact support: refund,
return, exchange, order, delivery, damage, payment, invoice, vouchers, account, warranty, contact.
"""

from collections.abc import Mapping

GROUPS: Mapping[str, str] = {
    "en": """
        refund | money back | reimbursement | -get my money back | reimburse
        return | send back | -give back | -bring back
        return label | shipping label | return slip
        right of withdrawal | withdraw | -cooling-off period
        exchange | replace | swap | replacement
        cancel | -call off | cancellation | undo
        -change my order | -edit my order | -modify my order | -amend my order | change order | edit order
        confirmation | confirmation email | order confirmation
        parcel | package | shipment | delivery | packet
        shipping | delivery | dispatch | send
        shipping cost | delivery cost | postage | delivery fee | shipping fee | delivery charge
        delivery time | -how long does delivery take | -when will it arrive | eta | delivery date
        free shipping | free delivery
        express | -next day | fast delivery | overnight
        track | tracking | -where is my order | order status | tracking number | trace
        courier | carrier | driver | postman
        late | delayed | overdue | -behind schedule | delay | -taking too long
        lost | missing | -not arrived | -not received | -never came | disappeared
        damaged | broken | smashed | cracked | crushed | torn
        faulty | defective | -does not work | -not working | -stopped working | defect
        wrong item | incorrect item | wrong product | wrong size sent | mix-up
        incomplete | -missing item | item missing | -part missing | -not everything
        out of stock | sold out | unavailable | back in stock | restock
        pre-order | preorder | reserve | coming soon
        pick up | pickup | collect | click and collect | collection point | parcel locker | parcel shop
        address | postcode | zip code | -moved house
        abroad | international | overseas | -other countries | worldwide
        customs | duties | import tax | import duty | customs fee
        tax | vat | gst | sales tax
        size | sizing | fit | measurements | size chart | size guide
        -too small | -too big | -too large | -too tight | -does not fit | -doesn't fit | exchange | another size
        pay | payment | checkout
        payment failed | declined | rejected | refused | payment error | -cannot pay
        -charged twice | double charge | -paid twice | -billed twice
        charge | billed | debited | deducted
        credit card | debit card | bank card | card
        bank transfer | wire transfer | direct transfer
        pay later | instalments | installments | -buy now pay later
        cash on delivery | cod | pay on delivery | pay cash
        invoice | bill | tax invoice
        receipt | proof of purchase | till slip
        voucher | coupon | discount code | promo code | promotion code
        gift card | gift voucher | gift certificate | store credit
        price | cost | fee | -how much
        discount | sale | offer | deal | reduced | promotion
        gift | present
        points | rewards | loyalty | bonus
        sign in | log in | login | log on | -access my account
        sign out | log out | logout
        sign up | register | create an account | registration | join | -open an account
        password | passcode | forgotten password | reset password
        delete account | close account | remove account | -erase my data
        personal data | privacy | gdpr | data protection
        unsubscribe | -opt out | -stop emails
        newsletter | mailing list | marketing emails
        subscription | membership
        warranty | guarantee
        repair | fix | mend | service
        spare part | replacement part
        complaint | complain | claim
        contact | customer service | customer support | help desk | -get in touch
        contact | -talk to a person | -talk to a human | -speak to someone | -real person | -live agent
        phone | call | telephone | hotline
        email | e-mail | mail
        chat | live chat
        opening hours | business hours | opening times | -when are you open
        shop | store | branch | showroom
        wash | clean | care | laundry
        instructions | manual | user guide
        fraud | scam | phishing | stolen
        problem | issue | error | trouble
        change | edit | modify | update
    """,
    "cs": """
        vrácení peněz | vrátit peníze | peníze zpět | refundace | refund
        vrácení | vrátit | vratka | -poslat zpět
        odstoupení od smlouvy | odstoupit | -14 dní
        výměna | vyměnit | výměna zboží
        zrušit | stornovat | storno | zrušení
        upravit objednávku | změnit objednávku | změna objednávky
        potvrzení | potvrzení objednávky | potvrzovací e-mail
        balík | zásilka | balíček | dodávka
        doprava | doručení | dodání | přeprava | zaslání
        poštovné | cena dopravy | -kolik stojí doprava | dopravné
        doba doručení | dodací lhůta | -kdy dorazí | -kdy přijde | -jak dlouho trvá doručení
        doprava zdarma | poštovné zdarma
        sledování | sledovat | stav objednávky | -kde je moje objednávka | trackování | číslo zásilky
        kurýr | dopravce | řidič | doručovatel
        zpoždění | opožděná | pozdě | zpožděný
        ztracená | nepřišlo | nedorazilo | nedoručeno | nedorazila | -ztratila se
        poškozené | rozbité | roztržené | promáčklé | zničené
        vadné | nefunguje | závada | vada | porucha
        záměna | jiné zboží | špatné zboží | -přišlo něco jiného
        chybí | nekompletní | neúplná | -není vše
        vyprodáno | -není skladem | nedostupné
        předobjednávka | předobjednat | rezervace
        výdejní místo | výdejna | zásilkovna | z-box | odběrné místo | vyzvednout | osobní odběr
        adresa | psč | doručovací adresa
        -do zahraničí | -jiné země | mezinárodní
        clo | celní poplatek | dovozní daň | proclení
        daň | dph
        velikost | tabulka velikostí | míry | rozměry
        -malé | -velké | -nesedí | -těsné | -nepadne | výměna | jiná velikost
        platba | zaplatit | platit | úhrada | uhradit
        zamítnutá platba | -platba neprošla | -nejde zaplatit | platba selhala
        zaplaceno dvakrát | dvojí platba | strženo dvakrát
        strhnout | stržení | naúčtováno | účtovat
        platební karta | kreditní karta | debetní karta | karta
        převod | bankovní převod
        splátky | -na splátky | odložená platba
        dobírka | platba při převzetí | hotově
        faktura | daňový doklad | vyúčtování
        účtenka | doklad | doklad o koupi | paragon
        kupón | slevový kód | voucher | promo kód
        dárková karta | dárkový poukaz | dárková poukázka | poukaz
        cena | poplatek | náklady | -kolik stojí
        sleva | akce | výprodej | zlevněné
        dárek | dar
        body | věrnostní program | bonus
        přihlásit | přihlášení | login | zalogovat
        odhlásit | odhlášení | logout
        registrace | zaregistrovat | vytvořit účet | založit účet
        heslo | zapomenuté heslo | obnova hesla
        smazat účet | zrušit účet | odstranit účet
        osobní údaje | soukromí | gdpr
        odhlásit newsletter | odhlásit odběr | -neposílat e-maily
        newsletter | obchodní sdělení
        předplatné | členství
        záruka | garance | reklamace | reklamovat
        oprava | opravit | servis
        náhradní díl | díly
        stížnost | stěžovat
        kontakt | zákaznická podpora | zákaznický servis | podpora | zákaznická linka
        telefon | zavolat | volat
        e-mail | email | mail
        chat | online chat
        otevírací doba | provozní doba | -kdy máte otevřeno
        prodejna | obchod | kamenná prodejna | pobočka
        prát | praní | čistit | čištění | údržba
        návod | manuál
        podvod | zneužití
        problém | chyba | potíže
        změnit | upravit | změna | aktualizovat
    """,
    "de": """
        Rückerstattung | Erstattung | Geld zurück | erstatten | -Geld wieder
        Rückgabe | zurücksenden | Retoure | zurückgeben | Rücksendung | zurückschicken
        Retourenlabel | Rücksendeetikett | Retourenschein | Versandlabel
        Widerruf | Widerrufsrecht | widerrufen
        Umtausch | umtauschen | Austausch | tauschen
        stornieren | kündigen | abbrechen | Storno | Stornierung | abbestellen
        Bestellung ändern | Bestellung bearbeiten
        Bestellbestätigung | Auftragsbestätigung | Bestätigung
        Paket | Sendung | Lieferung | Päckchen
        Versand | Lieferung | Zustellung
        Versandkosten | Porto | Lieferkosten | Versandgebühr
        Lieferzeit | Lieferdauer | -wann kommt mein Paket | Zustelltermin
        kostenloser Versand | versandkostenfrei | gratis Versand
        Sendungsverfolgung | verfolgen | Bestellstatus | -wo ist meine Bestellung | Sendungsnummer | Tracking
        Paketdienst | Kurier | Bote | Spediteur
        verspätet | Verspätung | verzögert | -zu spät | Verzögerung
        -nicht angekommen | verloren | -nicht erhalten | verschwunden
        beschädigt | kaputt | zerbrochen | zerrissen
        defekt | -funktioniert nicht | mangelhaft | Mangel
        falscher Artikel | Falschlieferung | falsche Ware
        fehlt | unvollständig | Artikel fehlt
        ausverkauft | -nicht verfügbar | -nicht auf Lager | vergriffen
        vorbestellen | Vorbestellung
        abholen | Abholstation | Packstation | Paketshop | Abholung
        Adresse | Anschrift | Postleitzahl | Lieferadresse
        Ausland | international
        Zoll | Einfuhrabgaben | Zollgebühren | Einfuhrsteuer
        Steuer | Mehrwertsteuer | Mwst | Umsatzsteuer
        Größe | Größentabelle | Maße
        -zu klein | -zu groß | -zu eng | -passt nicht | Umtausch | andere Größe
        bezahlen | zahlen | Zahlung | Bezahlung
        Zahlung fehlgeschlagen | abgelehnt | -Zahlung nicht möglich
        doppelt abgebucht | -zweimal bezahlt
        abgebucht | belastet | Abbuchung
        Kreditkarte | Debitkarte | Karte | EC-Karte
        Überweisung | Banküberweisung | Vorkasse
        Ratenzahlung | Raten | -auf Rechnung | -später bezahlen
        Nachnahme | bar bezahlen
        Rechnung | Rechnungskopie
        Beleg | Quittung | Kassenbon | Kaufbeleg
        Gutschein | Rabattcode | Gutscheincode | Coupon | Aktionscode
        Geschenkkarte | Geschenkgutschein | Guthaben
        Preis | Kosten | Gebühr | -was kostet
        Rabatt | Angebot | Aktion | reduziert | Sale
        Geschenk | Präsent
        Punkte | Treueprogramm | Bonus
        anmelden | einloggen | Login | Anmeldung
        abmelden | ausloggen | Logout
        registrieren | Konto erstellen | Registrierung | Konto anlegen
        Passwort | Kennwort | Passwort vergessen
        Konto löschen | Konto schließen
        Datenschutz | persönliche Daten | dsgvo
        Newsletter abbestellen | -abmelden vom Newsletter | -keine E-Mails mehr
        Abo | Abonnement | Mitgliedschaft
        Garantie | Gewährleistung
        Reparatur | reparieren
        Ersatzteil | Ersatzteile
        Beschwerde | Reklamation | reklamieren | beschweren
        Kontakt | Kundenservice | Kundendienst | Support | Hotline
        Telefon | anrufen | Telefonnummer
        E-Mail | Email | Mail
        Chat | Live-Chat
        Öffnungszeiten | geöffnet
        Laden | Geschäft | Filiale
        waschen | reinigen | Pflege
        Anleitung | Bedienungsanleitung | Handbuch
        Betrug | Phishing
        Problem | Fehler | Störung
        ändern | bearbeiten | aktualisieren
    """,
}
"""By language."""
